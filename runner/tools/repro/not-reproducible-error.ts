/** Why a cell cannot be reproduced by a folder that needs nothing of this project. */
export class NotReproducibleError extends Error {
  override readonly name = 'NotReproducibleError';
}
