/** The way in for those who know some of it: seven questions find the first lesson. */
export const PlaceYourself = () => (
  <a href="/learn/start-here/place-yourself">Not new to this? Place yourself</a>
)
