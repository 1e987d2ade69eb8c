'use client'

import '@/.content/site.css'

export { BrokenDocument as default } from '@/components/site/broken.client'
