export default function NoCrumbs() {
  return null;
}
