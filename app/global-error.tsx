'use client'

import './globals.css'

export { BrokenDocument as default } from '@/components/site/broken.client'
