/** Keeps the built demo's own files for when there is no network. Nothing to keep while its sources are served. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(new URL('./sw.js', document.baseURI)).catch(() => {
    // Without it the page works as long as there is a network.
  })
}
