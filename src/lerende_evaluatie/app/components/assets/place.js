// The address of a place in the review room.

/** Return where the words [start, end) of an interview are; who codes and which project stay in the address. */
export function placeInText({ source, start, end }) {
  const address = new URL(location.href);
  address.pathname = address.pathname.replace(/[^/]*\/?$/, "beoordelen");
  address.searchParams.set("interview", source);
  address.searchParams.set("plek", `${start}-${end}`);
  return address.href;
}
