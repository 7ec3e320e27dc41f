export { ErrorPage as default } from '#app/shell/error-page'
