/** What a reader gives, one shape per question kind. Indices count from 0 in the author’s order, never in the shuffled one. */
export type Answer =
  | { kind: 'single'; choice: number }
  | { kind: 'multiple'; choices: number[] }
  | { kind: 'order'; order: number[] }
  | { kind: 'number'; value: number }
  | { kind: 'text'; text: string }
  | { kind: 'output'; text: string }
  | { kind: 'sort'; bins: number[] }
  | { kind: 'recall'; knew: 'yes' | 'partly' | 'no' }

/** What grading needs of a question and nothing else; plain JSON, stored per revision. Made by `keyOf`. */
export type AnswerKey =
  | { kind: 'single' | 'multiple'; right: number[]; of: number }
  /** `items[i]` is the first position whose text equals item i: equal lines may change places. */
  | { kind: 'order'; items: number[] }
  | { kind: 'number'; answer: number; tolerance: number; misconceptions: number[] }
  | { kind: 'text'; accept: string[]; misconceptions: string[] }
  | { kind: 'output'; output: string; misconceptions: string[] }
  /** `bins[i]` is the bin of card i, `of` the number of bins. */
  | { kind: 'sort'; bins: number[]; of: number }
  | { kind: 'recall' }

/** The judgement on one answer. `score` is 0…1 and is 1 exactly when `right`. */
export type Verdict = { right: boolean; score: number; detail: VerdictDetail }

/**
 * `parts`: per option, position or card, whether it was handled rightly (single, multiple, order, sort).
 * `misconception`: which of the author’s foreseen wrong answers this is (number, text, output).
 */
export type VerdictDetail = { parts?: boolean[]; misconception?: number }

/** Longest text that is graded, in UTF-16 units; longer ones are invalid. */
export const longestText = 2000
