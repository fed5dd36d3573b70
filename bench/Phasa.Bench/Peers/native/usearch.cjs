// USearch from npm, as a process that NodePeer.cs talks to: the package's own binary, on one thread.
// Arguments: files with the rows and the queries as float32, dimensions. Lines in: "effort first count wanted"; lines out: JSON.
const fs = require('fs');
const { Index } = require('usearch');
const [rowsFile, queriesFile, dimensionsText] = process.argv.slice(2);
const dimensions = Number(dimensionsText);
const read = file => { const b = fs.readFileSync(file); return new Float32Array(b.buffer, b.byteOffset, b.length / 4); };
const [rows, queries] = [read(rowsFile), read(queriesFile)];
const count = rows.length / dimensions;
const started = process.hrtime.bigint();
const make = effort => new Index({ metric: 'ip', quantization: 'f32', dimensions, connectivity: 16, expansion_add: 100, expansion_search: effort });
// The effort of a search is fixed when an index is made; the graph is saved once and opened for each.
const built = make(64);
for (let i = 0; i < count; i++) built.add(BigInt(i), rows.subarray(i * dimensions, (i + 1) * dimensions), 1);
const graph = rowsFile + '.usearch';
built.save(graph);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const byEffort = new Map();
const open = effort => { const index = make(effort); index.load(graph); byEffort.set(effort, index); return index; };
console.log(JSON.stringify({ version: JSON.parse(fs.readFileSync(require('path').join(__dirname, 'node_modules/usearch/package.json'))).version, seconds }));
require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const [effort, first, some, wanted] = line.split(' ').map(Number);
  const index = byEffort.get(effort) ?? open(effort);
  const answers = [];
  for (let i = 0; i < some; i++) {
    const at = (first + i) % (queries.length / dimensions);
    const start = process.hrtime.bigint();
    const found = index.search(queries.subarray(at * dimensions, (at + 1) * dimensions), wanted, 1);
    answers.push({ milliseconds: Number(process.hrtime.bigint() - start) / 1e6, rows: Array.from(found.keys, Number) });
  }
  console.log(JSON.stringify(answers));
});
