import type { Pair } from '@/components/ui/pairs'

/** What a reader gets, said on the home page. Each is kept by a test or a check. */
export const promises: Pair[] = [
  {
    title: 'Programs that run',
    text: 'Each is a file: in JavaScript, Python, PHP, Ruby and Java where the ground is shared. The tests run every one in a lesson, and the output printed under it is what it printed; a sample elsewhere that they cannot run says why.',
  },
  {
    title: 'Questions, not scrolling',
    text: 'A lesson is complete when its questions are answered. Every answer, right or wrong, comes with its reason.',
  },
  {
    title: 'A memory',
    text: 'What you answer is kept without an account. Come back tomorrow and go on where you stopped.',
  },
  {
    title: 'Sources',
    text: 'A number, a date or a “faster than” stands beside the standard, the paper or the measurement that it comes from.',
  },
]
