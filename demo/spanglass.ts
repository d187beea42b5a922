// Everything the demo takes from the package: only what it exports.
export * from 'spanglass'
