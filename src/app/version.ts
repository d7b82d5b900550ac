/** The version in package.json; a test keeps the two equal (the bundles do not carry package.json). */
export const version = "0.1.0";
