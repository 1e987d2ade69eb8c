/** A stretch of wire in small: one station each, filled when complete; and the same in numbers. */
export function Stretch({ stations, known }: { stations: boolean[]; known: boolean }) {
  const count = stations.length
  const place = (index: number) => `${(index / Math.max(1, count - 1)) * 100}%`
  return (
    <span className="stretch">
      <svg aria-hidden="true">
        <line x1={place(0)} x2={place(count - 1)} y1="50%" y2="50%" />
        {Object.entries(stations).map(([index, complete]) => (
          <circle
            key={index}
            cx={place(Number(index))}
            cy="50%"
            r="5"
            className={complete ? 'on' : undefined}
          />
        ))}
      </svg>
      <span>
        {known ? stations.filter(Boolean).length : '–'} of {count}
      </span>
    </span>
  )
}
