/** A style sheet as text. Said here, as the declarations are built without Vite's own types. */
declare module '*.css?inline' {
  const css: string
  export default css
}
