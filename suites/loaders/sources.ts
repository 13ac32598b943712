import type { Source } from '../rule.ts';
import { documentation, thread } from '../sources.ts';

export const REGISTRATION = documentation('module registration', 'module-registration');
export const ENVIRONMENTS = documentation('environment life cycle APIs', 'environment-life-cycle-apis');

/** Requests the declaration at every load that reaches it. */
export const DLOPEN = inSource('DLOpen', 'src/node_binding.cc');
/** Closes the addons of a Worker. */
export const CLOSES_ADDONS = inSource('Environment::~Environment', 'src/env.cc');

export const PROCESS_DLOPEN = documented('process.dlopen', 'process.html#processdlopenmodule-filename-flags');
export const CREATE_REQUIRE = documented('module.createRequire', 'module.html#modulecreaterequirefilename');
export const REQUIRE_CACHE = documented('require.cache', 'modules.html#requirecache');
export const REQUIRE_FLAG = documented('--require', 'cli.html#-r---require-module');
export const NO_ADDONS = documented('--no-addons', 'cli.html#--no-addons');
export const PERMISSION = documented('--permission', 'cli.html#--permission');
export const ALLOW_ADDONS = documented('--allow-addons', 'cli.html#--allow-addons');
export const DLOPEN_DISABLED = documented('ERR_DLOPEN_DISABLED', 'errors.html#err_dlopen_disabled');
export const WORKERS = documented('addons in Worker threads', 'addons.html#worker-support');

/** import of addons, behind --experimental-addon-modules. */
export const IMPORT_ADDONS = thread('nodejs/node#55844');
/** The same without the flag. */
export const IMPORT_BY_DEFAULT = thread('nodejs/node#64221');

function documented(title: string, place: string): Source {
  return { title: `Node.js: ${title}`, url: `https://nodejs.org/api/${place}` };
}

function inSource(name: string, file: string): Source {
  return { title: `${name} (${file})`, url: `https://github.com/nodejs/node/blob/main/${file}` };
}
