import 'server-only'

/** Starts the portal's own part of the server, or ends the process with a sentence: Next would answer 500 for ever. */
export async function boot(): Promise<void> {
  try {
    // Imported here, since bad settings already throw while the modules load.
    const { start } = await import('@/lib/startup')
    await start()
  } catch (error) {
    console.error(error instanceof Error && error.name === 'SettingsError' ? `\n${error.message}\n` : error)
    process.exit(1)
  }
}
