import { today } from '@/components/progress/calendar'

/** Hands a file of JSON to the browser’s downloads, with the day in its name. */
export function offerFile(name: string, content: object) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  link.download = `${name}-${today()}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
