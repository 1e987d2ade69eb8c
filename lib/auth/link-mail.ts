import { site } from '@/lib/site'
import type { Mail } from './mail'

type Letter = { to: string; origin: string; token: string; path: string; purpose: 'sign in' | 'add address' }

/** The mail that brings a link. What it says must hold for whoever gets it, asked for or not. */
export function linkMail({ to, origin, token, path, purpose }: Letter): Mail {
  const host = new URL(origin).host
  const link = `${origin}/sign-in/confirm?${new URLSearchParams({ token, to: path })}`
  const { subject, does, ignore } = words[purpose](host)
  const text = [
    `${does}`,
    link,
    'The link works once, and for ten minutes. It opens a page with a button; nothing happens before you press it.',
    ignore,
    `${site.name}, ${origin}`,
  ].join('\n\n')
  return { to, subject, text: `${text}\n`, html: htmlOf({ does, link, ignore, origin, button: subject }) }
}

const words = {
  'sign in': (host: string) => ({
    subject: `Sign in to ${site.name}`,
    does: `Somebody, most likely you, asked to sign in to ${site.name} at ${host} with this address. To do so, open:`,
    ignore: 'If it was not you, do nothing: without this mail nobody gets in.',
  }),
  'add address': (host: string) => ({
    subject: `Add this address to your account at ${site.name}`,
    does: `Somebody, most likely you, asked to add this address to their account at ${host}. In the browser where you are signed in, open:`,
    ignore: 'If it was not you, do nothing: without this mail the address is not added.',
  }),
}

type Parts = { does: string; link: string; ignore: string; origin: string; button: string }

function htmlOf({ does, link, ignore, origin, button }: Parts) {
  const [says, address, wayOut, from] = [does, link, ignore, origin].map(escaped)
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:24px;font:16px/1.6 Georgia,serif;color:#1f1d24;background:#f8f6ef">
<p>${says}</p>
<p><a href="${address}" style="display:inline-block;padding:10px 18px;background:#a3195b;color:#fff;text-decoration:none">${escaped(button)}</a></p>
<p style="font-size:14px">The link works once, and for ten minutes. It opens a page with a button; nothing happens before you press it.</p>
<p style="font-size:14px">${wayOut}</p>
<p style="font-size:14px;color:#6b6459">${site.name}, ${from}</p>
</body></html>
`
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
