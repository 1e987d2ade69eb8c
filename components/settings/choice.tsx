type Props<Id extends string> = {
  legend: string
  name: string
  options: readonly { id: Id; name: string }[]
  /** Undefined until the browser has been asked. */
  chosen: Id | undefined
  onChoose: (id: Id) => void
}

/** One of several, as radio buttons in a row. */
export function Choice<Id extends string>({ legend, name, options, chosen, onChoose }: Props<Id>) {
  return (
    <fieldset className="choice needs-js">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            name={name}
            checked={option.id === chosen}
            onChange={() => onChoose(option.id)}
          />
          {option.name}
        </label>
      ))}
    </fieldset>
  )
}
