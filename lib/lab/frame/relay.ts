// Runs in /lab/frame.html, which has the portal’s origin only so that a service worker can serve it: it makes the frame inside,
// hands over the page’s port, and does nothing else. The frame inside inherits its Content-Security-Policy.
addEventListener(
  'message',
  ({ source, origin, ports: [port] }) => {
    const inside = document.querySelector('template')
    if (source !== parent || origin !== location.origin || !port || !inside) return
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    frame.srcdoc = inside.innerHTML
    frame.onload = () => frame.contentWindow?.postMessage(0, '*', [port])
    document.body.append(frame)
  },
  { once: true },
)
