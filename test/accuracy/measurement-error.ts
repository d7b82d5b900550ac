/** What stops a measurement and is no bug: said in one plain line. */
export class MeasurementError extends Error {}
