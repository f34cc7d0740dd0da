// Puts the controls of a list in the place of the template before this script, at once: the table below does not jump.
{
  const template = document.currentScript.previousElementSibling;
  template.replaceWith(template.content);
}
