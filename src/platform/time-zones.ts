/** The version of the time-zone database that this Node reads local times by: "2025b". */
export function timeZoneVersion(): string {
  return process.versions.tz ?? 'unknown';
}
