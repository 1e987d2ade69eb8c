/** Measures every subject once a round, in turn forwards and backwards, so that drift of the machine hits all alike. */
export async function interleaved<Subject, Sample>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Sample>,
): Promise<Sample[][]> {
  const samples = subjects.map((): Sample[] => [])
  for (let round = 0; round < rounds; round++) {
    const order = [...subjects.keys()]
    if (round % 2 === 1) order.reverse()
    for (const index of order) {
      const subject = subjects[index]
      if (subject !== undefined) samples[index]?.push(await measure(subject))
    }
  }
  return samples
}

/** Quotients of two series taken round by round. */
export const quotients = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, round) => value / (below[round] ?? Number.NaN))
