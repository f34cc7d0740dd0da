// Puts the controls of a list in the place of the template before this script, at once: the table below does not jump.
// No module, for those run only when the page is complete.
{
  const template = document.currentScript.previousElementSibling;
  template.replaceWith(template.content);
}
