// Holds the contract against validators of other makers, and a file of events against the contract:
// npm install ajv @asyncapi/parser avsc protobufjs && node validate.mjs CONTRACT_DIR [EVENTS.jsonl]
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.resolve('package.json'));
const Ajv = require('ajv/dist/2020').default;
const { Parser, fromFile } = require('@asyncapi/parser');
const avro = require('avsc');
const protobuf = require('protobufjs');
const [dir, events] = process.argv.slice(2);
let mistakes = 0;

function compile(name) {
  const schema = JSON.parse(readFileSync(path.join(dir, name)));
  // Fields that are required, or forbidden, where a condition holds are defined outside of it.
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  return [schema, ajv.compile(schema)];
}

function check(what, validate, value) {
  if (!validate(value)) {
    mistakes++;
    console.log(`ajv: ${what}:`, validate.errors);
  }
}

function checkFields(what, names) {
  const missing = Object.keys(compile('event.schema.json')[0].properties).filter((name) => !names.includes(name));
  mistakes += missing.length;
  console.log(`${what}: parsed, ${names.length} fields${missing.length ? `, without ${missing}` : ''}`);
}

for (const name of readdirSync(dir).filter((file) => file.endsWith('.schema.json'))) {
  const [schema, validate] = compile(name);
  const examples = schema.examples ?? [];
  examples.forEach((example) => check(`${name}, an example`, validate, example));
  console.log(`ajv: ${name}: compiled, ${examples.length} examples`);
}
if (events) {
  const [, validate] = compile('event.schema.json');
  const lines = readFileSync(events, 'utf8').split('\n').filter((line) => line);
  lines.forEach((line) => check(line, validate, JSON.parse(line)));
  console.log(`ajv: ${events}: ${lines.length} events`);
}
const record = avro.Type.forSchema(JSON.parse(readFileSync(path.join(dir, 'event.avsc'))));
checkFields('avsc: event.avsc', record.fields.map((field) => field.name));
const { root } = protobuf.parse(readFileSync(path.join(dir, 'event.proto'), 'utf8'));
checkFields('protobufjs: event.proto', Object.keys(root.lookupType('io.churnwarnings.Event').fields));
const file = path.join(dir, 'asyncapi.yaml');
const { document, diagnostics } = await fromFile(new Parser(), file).parse();
for (const { severity, message, path: at } of diagnostics) {
  console.log(`@asyncapi/parser: ${['error', 'warning', 'information', 'hint'][severity]}: ${message} (${at.join('.')})`);
  mistakes += severity === 0 ? 1 : 0;
}
if (document) {
  const topics = document.channels().all().map((channel) => channel.address());
  console.log(`@asyncapi/parser: accepted as AsyncAPI ${document.version()}: ${topics.join(', ')}`);
}
process.exitCode = mistakes || !document ? 1 : 0;
