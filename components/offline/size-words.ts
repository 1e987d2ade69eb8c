/** Bytes as people read them: “0.4 MB”, “12 MB”, “1.5 GB”, never broken over two lines. */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1e6
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)}\u00a0GB`
  return `${megabytes >= 10 ? Math.round(megabytes) : Math.max(0.1, megabytes).toFixed(1)}\u00a0MB`
}

export const pageWords = (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`
