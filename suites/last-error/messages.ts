/** The statuses that a call can be made to return, by name: their number and their text in Node.js' message table. */
export const MESSAGES = {
  'invalid-arg': [1, 'Invalid argument'],
  'object-expected': [2, 'An object was expected'],
  'string-expected': [3, 'A string was expected'],
  'name-expected': [4, 'A string or symbol was expected'],
  'function-expected': [5, 'A function was expected'],
  'number-expected': [6, 'A number was expected'],
  'boolean-expected': [7, 'A boolean was expected'],
  'array-expected': [8, 'An array was expected'],
  'generic-failure': [9, 'Unknown failure'],
  'pending-exception': [10, 'An exception is pending'],
  'escape-called-twice': [12, 'napi_escape_handle already called on scope'],
  'bigint-expected': [17, 'A bigint was expected'],
  'date-expected': [18, 'A date was expected'],
  'arraybuffer-expected': [19, 'An arraybuffer was expected'],
  'detachable-arraybuffer-expected': [20, 'A detachable arraybuffer was expected'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;
