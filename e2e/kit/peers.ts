// The portal's peers while it is tested, real ones on loopback: an OpenID provider, and a mail server whose letters are
// told by `GET /mails`. `peers.ts <port of the portal>`; they listen on the ports after it.
import http from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'
import { SMTPServer } from 'smtp-server'
import { client, peersOf, people } from './peer-addresses'

const portal = Number(process.argv[2])
const { issuer, ports } = peersOf(portal)

const configuration: Configuration = {
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [`http://localhost:${portal}/api/auth/callback/oidc`],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  cookies: { keys: ['only for tests'] },
  /** Anybody may log in as one of `people`; the password is not looked at. */
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
}

new Provider(issuer, configuration).listen(ports.provider, 'localhost')

type Letter = { to: string[]; text: string }
const letters: Letter[] = []

const mail = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      letters.push({ to: envelope.rcptTo.map(({ address }) => address), text: String(Buffer.concat(chunks)) })
      done()
    })
  },
})
mail.listen(ports.mail, 'localhost')

http.createServer((_, response) => response.end(JSON.stringify(letters))).listen(ports.letters, 'localhost')
