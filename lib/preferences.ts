/**
 * What a reader may choose. Kept in localStorage and on `<html>`, so that it is there before first paint; of somebody who
 * has progress it is a setting as well, and follows them to other devices.
 */

export const themes = ['system', 'paper', 'night'] as const
export type Theme = (typeof themes)[number]

/** Languages a sample may come in, as `CodeTabs` names them. */
export const codeLanguages = [
  { id: 'js', name: 'JavaScript' },
  { id: 'python', name: 'Python' },
  { id: 'php', name: 'PHP' },
  { id: 'ruby', name: 'Ruby' },
  { id: 'java', name: 'Java' },
] as const
export type CodeLanguage = (typeof codeLanguages)[number]['id']

/** Every key in localStorage begins with this; clearing the device removes exactly these. */
export const storagePrefix = 'serverside:'
export const themeKey = `${storagePrefix}theme`
export const codeLanguageKey = `${storagePrefix}code-language`
/** Holds `off` when the reader wants no pages kept on this device. */
export const offlineKey = `${storagePrefix}offline`
/** With the id of a page: the note that is being written on it. */
export const draftPrefix = `${storagePrefix}draft:`
/** When somebody left this browser last, in milliseconds since 1970. */
export const leftKey = `${storagePrefix}left`

/** Sent on `window` when a choice changed on this page; other tabs hear of it through `storage`. */
export const choiceEvent = 'serverside:choice'

export type Chosen =
  | { subjectId: 'theme'; value: Theme }
  | { subjectId: 'code_language'; value: CodeLanguage }

/** Sent on `window` with a `Chosen` when somebody chose, and not when their choice arrived from another device. */
export const chosenEvent = 'serverside:chosen'

/**
 * Runs in the head before first paint: puts the choices on `<html>` and says that scripts run (`data-js`).
 * A browser that refuses storage keeps the defaults.
 */
export const headScript = `(d=>{d.js="";try{let t=localStorage.getItem("${themeKey}"),c=localStorage.getItem("${codeLanguageKey}");if(t)d.theme=t;if(c)d.codeLanguage=c}catch{}})(document.documentElement.dataset)`
