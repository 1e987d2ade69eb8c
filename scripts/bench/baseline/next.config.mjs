import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  typescript: { ignoreBuildErrors: true },
}

export default config
