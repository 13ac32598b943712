/** `22.14.0 to 22.23.3`, or one release. */
export function releaseText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? from : `${from} to ${to}`;
}
