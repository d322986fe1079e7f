/** Where the sample's cities are: latitude and longitude in degrees. */
const PLACES: Record<string, [number, number]> = {
  'New York': [40.71, -74.01],
  Brooklyn: [40.68, -73.94],
  Boston: [42.36, -71.06],
  Philadelphia: [39.95, -75.17],
  Atlanta: [33.75, -84.39],
  Chicago: [41.88, -87.63],
  Nashville: [36.16, -86.78],
  Austin: [30.27, -97.74],
  Denver: [39.74, -104.99],
  'Los Angeles': [34.05, -118.24],
  'San Francisco': [37.77, -122.42],
  Seattle: [47.61, -122.33],
};

const EARTH_RADIUS_MILES = 3_959;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along a great circle, in miles, to the tenth. */
export function milesBetween(from: string, to: string): number {
  const [fromLatitude, fromLongitude] = PLACES[from] ?? [0, 0];
  const [toLatitude, toLongitude] = PLACES[to] ?? [0, 0];
  const a =
    Math.sin(radians(toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(radians(fromLatitude)) *
      Math.cos(radians(toLatitude)) *
      Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(a)) * 10) / 10;
}
