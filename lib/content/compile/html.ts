/** Text as HTML. */
export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Text as the value of a quoted attribute. */
export const escapeAttribute = (text: string): string => escapeHtml(text).replace(/"/g, '&quot;')
