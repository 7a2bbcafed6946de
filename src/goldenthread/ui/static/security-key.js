// Joins a button to the browser's security keys; the work itself is django-allauth's.
const button = document.getElementById('use-key')
if (button) {
  const { keyAct: act, keyCredential: credential, keyOptions: data } = button.dataset
  const forms = window.allauth.webauthn.forms
  const join = act === 'add' ? forms.addForm : forms.authenticateForm
  join({ ids: { add: button.id, authenticate: button.id, credential, data } })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    document.getElementById('key-trouble').hidden = false
  })
}
