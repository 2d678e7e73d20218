// lit-analyzer, strict, with what it was written before: `nothing`, newer attributes and newer CSS. Fails on any finding.
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const bindingTypes = require('lit-analyzer/lib/rules/util/type/extract-binding-types.js');
const { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } = require('lit-analyzer');

/** In its HTML data they are missing. */
const globalAttributes = [
  'popover',
  'popovertarget',
  'closedby',
  'command',
  'commandfor',
  'enterkeyhint',
  'autocorrect',
  'inert',
  'exportparts',
];
/** In its CSS data they are missing; any other unknown property is a typing error. */
const newerCss =
  /'(text-wrap|content-visibility|contain-intrinsic-[a-z-]+|forced-color-adjust|container(-type|-name)?|accent-color|color-scheme|translate|rotate|scale|inset(-[a-z-]+)?|overlay|transition-behavior|print-color-adjust|interpolate-size|scrollbar-(width|gutter|color)|text-box(-[a-z]+)?|position-[a-z-]+|anchor-name|field-sizing|overflow-clip-margin|unicode-bidi|overscroll-behavior-[a-z]+|mask-[a-z]+|font-palette|hyphenate-[a-z-]+)'|@(container|layer|starting-style|supports|property)\b/;

/** `nothing` takes an attribute away: it is never assigned. */
const extract = bindingTypes.extractBindingTypes;
bindingTypes.extractBindingTypes = (assignment, context) => {
  const { typeA, typeB } = extract(assignment, context);
  return { typeA, typeB: withoutNothing(typeB) };
};

function withoutNothing(type) {
  if (type.kind !== 'UNION') return type.kind === 'ES_SYMBOL_UNIQUE' ? { kind: 'ANY' } : type;
  const types = type.types.filter(({ kind }) => kind !== 'ES_SYMBOL_UNIQUE');
  if (types.length === type.types.length) return type;
  return types.length === 1 ? types[0] : { ...type, types };
}

const rules = {
  // elements are registered in one place, src/define.ts, not where they are used
  'no-missing-import': 'off',
  // it takes an object with handleEvent() for a mistake
  'no-noncallable-event-binding': 'off',
};

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
const program = ts.createProgram(fileNames, options);
const context = new DefaultLitAnalyzerContext({ ts, getProgram: () => program });
context.updateConfig(makeConfig({ strict: true, globalAttributes, rules }));
const analyzer = new LitAnalyzer(context);

let findings = 0;
const files = program.getSourceFiles().filter(({ fileName }) => /^src\//.test(relative('.', fileName)));
for (const file of files) {
  context.setContextBase({ file, throwIfCancellationRequested: () => {} });
  for (const { message, source, location } of analyzer.getDiagnosticsInFile(file)) {
    if (source === 'no-invalid-css' && newerCss.test(message)) continue;
    findings++;
    const { line } = file.getLineAndCharacterOfPosition(location.start);
    console.error(`${relative('.', file.fileName)}:${line + 1}: ${message} (${source})`);
  }
}
console.log(`lit-analyzer: ${files.length} files, ${findings} findings`);
if (findings > 0 || files.length === 0) process.exitCode = 1;
