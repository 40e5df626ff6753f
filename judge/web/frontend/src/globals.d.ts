// Set by build.mjs: where Monaco's files are, relative to the built script.
declare const MONACO_SCRIPT: string;
declare const MONACO_STYLE: string;
declare const MONACO_WORKER: string;

declare module "*.css";
