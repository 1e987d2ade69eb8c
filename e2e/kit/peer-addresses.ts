/** Test kit: where the peers of a portal on a port are, and who is known there. */
export function peersOf(portal: number) {
  const ports = { provider: portal + 1, mail: portal + 2, letters: portal + 3 }
  return {
    ports,
    issuer: `http://localhost:${ports.provider}`,
    mailServer: `smtp://localhost:${ports.mail}`,
    letters: `http://localhost:${ports.letters}/mails`,
  }
}

export const client = { id: 'serverside', secret: 'a secret between the two' }

type Person = { name: string; email: string; email_verified: boolean }

/** By the name they log in with at the provider. */
export const people: Record<string, Person> = {
  grace: { name: 'Grace', email: 'grace@example.org', email_verified: true },
  margaret: { name: 'Margaret', email: 'margaret@example.org', email_verified: true },
  radia: { name: 'Radia', email: 'radia@example.org', email_verified: true },
  barbara: { name: 'Barbara', email: 'barbara@example.org', email_verified: true },
  /** Claims somebody else's address. */
  mallory: { name: 'Mallory', email: 'victim@example.org', email_verified: false },
}
