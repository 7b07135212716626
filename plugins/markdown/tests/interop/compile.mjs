// What MDX documents show, read as Docusaurus reads them: with its remark plugins, in its order. It
// prints, as JSON, the text of each block, the table of contents, the names and the links within.
// Usage: node compile.mjs MODULES FILE...
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , modules, ...files] = process.argv
const require = createRequire(pathToFileURL(join(modules, 'package.json')))
const own = createRequire(require.resolve('@docusaurus/mdx-loader'))
const { createProcessors } = require('@docusaurus/mdx-loader/lib/processor.js')
const { default: preprocess } = require('@docusaurus/mdx-loader/lib/preprocessor.js')
const { run } = await import(pathToFileURL(own.resolve('@mdx-js/mdx')).href)

// The settings of a new site.
const markdownConfig = {
  format: 'mdx',
  mermaid: false,
  emoji: true,
  mdx1Compat: { comments: true, admonitions: true, headingIds: true },
  anchors: { maintainCase: false },
  hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
}
const { mdxProcessor } = await createProcessors({
  options: {
    admonitions: true,
    staticDirs: [],
    siteDir: modules,
    markdownConfig,
    outputFormat: 'function-body',
  },
})

async function evaluate(filePath) {
  const fileContent = readFileSync(filePath, 'utf8')
  const content = preprocess({ fileContent, filePath, markdownConfig, admonitions: true })
  const compiled = await mdxProcessor.process({
    content,
    filePath,
    frontMatter: {},
    compilerName: 'server',
  })
  const runtime = { Fragment, jsx, jsxs: jsx, useMDXComponents: () => ({}) }
  return run(compiled.content, { ...runtime, baseUrl: import.meta.url })
}

const Fragment = Symbol('Fragment')
const jsx = (type, props) => ({ type, props })
const INLINE = new Set(['a', 'strong', 'em', 'code', 'del', 'sup', 'br', 'img', Fragment])

function* elements(node) {
  if (Array.isArray(node)) {
    for (const each of node) yield* elements(each)
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'function') {
      yield* elements(node.type(node.props))
    } else {
      yield node
      yield* elements(node.props?.children)
    }
  }
}

// Each block's tag and text, without the text of the blocks within it; a break is a line break.
function blocksOf(node) {
  const blocks = [{ tag: '', text: '' }]
  const walk = (node, block) => {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, block)
    } else if (typeof node === 'string' || typeof node === 'number') {
      // Behind a break stands the end of its line too.
      block.text += block.broken ? String(node).replace(/^\n/, '') : node
      block.broken = false
    } else if (node && typeof node === 'object') {
      if (typeof node.type === 'function') {
        walk(node.type(node.props), block)
      } else if (node.type === 'br') {
        block.text += '\n'
        block.broken = true
      } else if (INLINE.has(node.type)) {
        walk(node.props?.children, block)
      } else {
        const inner = { tag: node.type, text: '' }
        blocks.push(inner)
        walk(node.props?.children, inner)
        // What follows a block within another is a block of its own.
        blocks.push((block = { tag: block.tag, text: '' }))
      }
    }
  }
  walk(node, blocks[0])
  return blocks
}

const shown = []
for (const name of files) {
  try {
    const document = await evaluate(name)
    const root = document.default({})
    const all = [...elements(root)]
    shown.push({
      name,
      error: '',
      blocks: blocksOf(root),
      contents: document.toc.map((each) => each.value),
      tags: [...new Set(all.map((each) => String(each.type)))],
      ids: all.map((each) => each.props.id).filter(Boolean),
      links: all.map((each) => each.props.href).filter((href) => href !== undefined),
    })
  } catch (error) {
    shown.push({ name, error: String(error) })
  }
}
console.log(JSON.stringify(shown))
