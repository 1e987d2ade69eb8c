import type { ReactNode } from 'react'
import type { FigureImage, StaticProps } from '@/lib/content/static-props'

/** A numbered figure: an image, or whatever stands inside. */
export function Figure({
  number,
  caption,
  image,
  children,
}: StaticProps['Figure'] & { children?: ReactNode }) {
  return (
    <figure className="figure" id={`figure-${number}`}>
      {image && <Picture image={image} />}
      {children}
      <figcaption>
        <b>Figure {number}</b> {caption}
      </figcaption>
    </figure>
  )
}

function Picture({ image }: { image: FigureImage }) {
  if ('svg' in image) return <div className="drawing" dangerouslySetInnerHTML={{ __html: image.svg }} />
  // Lazy, or React puts a preload link in front of the HTML; the size keeps the layout still.
  const { src, alt, width, height } = image
  return <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
}
