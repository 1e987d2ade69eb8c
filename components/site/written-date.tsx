import { writtenDate } from '@/lib/dates'

export function WrittenDate({ iso }: { iso: string }) {
  return <time dateTime={iso}>{writtenDate(iso)}</time>
}
