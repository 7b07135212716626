// Compiles and runs MDX documents with the compiler that Docusaurus uses, and follows
// every link within them. From this folder:
//
//     npm install && node compile.mjs ../tests/golden/mdx-*.md
import fs from 'node:fs'
import { evaluate } from '@mdx-js/mdx'
import remarkGfm from 'remark-gfm'

const Fragment = Symbol('Fragment')
const jsx = (type, props) => ({ type, props })

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

let dead = 0
for (const name of process.argv.slice(2)) {
  const source = fs.readFileSync(name, 'utf8')
  const options = { Fragment, jsx, jsxs: jsx, remarkPlugins: [remarkGfm] }
  const document = await evaluate(source, options)
  const all = [...elements(document.default({}))]
  const ids = new Set(all.map((each) => each.props.id).filter(Boolean))
  const links = all.map((each) => each.props.href).filter((href) => href?.startsWith('#'))
  const lost = links.filter((href) => !ids.has(href.slice(1)))
  dead += lost.length
  console.log(`${name}: ${ids.size} names, ${links.length} links within, dead: ${lost.join(' ') || 'none'}`)
}
process.exit(dead ? 1 : 0)
