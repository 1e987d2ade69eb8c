import type { ThemeRegistrationRaw } from 'shiki/core'

/**
 * A theme whose colours are elements: tokens come out as `<b>`, `<i>`, `<em>` …, and components/mdx/code.css gives
 * each its colour in both themes. A bare element is half as heavy as one with a class, and a lesson holds hundreds.
 * What is not listed stays in the colour of the text.
 */
const elements: Record<string, string[]> = {
  /** Comments. */
  em: ['comment', 'punctuation.definition.comment'],
  /** Keywords. */
  b: [
    'storage.type.primitive',
    'keyword',
    'storage',
    'variable.language',
    'constant.language',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
    'entity.name.tag',
    'support.type.property-name.css',
  ],
  /** Strings. */
  i: [
    'string',
    'punctuation.definition.string',
    'constant.character.escape',
    'markup.inline.raw',
    'string.regexp keyword',
    'string.regexp constant',
  ],
  /** Numbers and other constants. */
  var: ['constant.numeric', 'keyword.other.unit'],
  /** Types, classes, header names, keys. */
  kbd: [
    'entity.name.type',
    'entity.name.class',
    'support.class',
    'support.type',
    'entity.other.inherited-class',
    'entity.other.attribute-name',
    'storage.type.java',
    'storage.type.object',
    'entity.name.tag.http',
    'entity.name.tag.yaml',
    'support.type.property-name.json',
    'string.json support.type.property-name',
    'entity.other.header',
    'keyword.other.http',
  ],
  /** In the text's colour, functions included: what is called most needs no paint. */
  '': [
    'support.function',
    'entity.name.function',
    'keyword.operator',
    'punctuation',
    'meta.template.expression',
    'meta.embedded',
    'source.sql meta.brace',
    'string variable',
    'string punctuation.definition.variable',
    'keyword.control.ternary',
    'storage.modifier.import',
    'storage.type.function.arrow',
  ],
}

const names = Object.keys(elements)
const colourOf = (name: string) => `#0000${(names.indexOf(name) + 16).toString(16)}`

export const codeTheme: ThemeRegistrationRaw = {
  name: 'serverside',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...names.map((name) => ({ scope: elements[name] ?? [], settings: { foreground: colourOf(name) } })),
  ],
}

/** The element that a token's colour stands for; empty for the colour of the text. */
export const elementOf = (colour: string | undefined): string =>
  names.find((name) => colourOf(name) === colour?.toLowerCase()) ?? ''
