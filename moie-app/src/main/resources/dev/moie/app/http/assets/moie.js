// What the dashboard does in the browser beyond htmx: times in the reader's zone, confirmations,
// and word of a lost connection. Everything works without it, but for these.
(function () {
  'use strict';
  const lost = document.getElementById('lost');

  // What is shown of a server that does not answer loses its colours, too: it may be old.
  function tellLost(isLost) {
    if (lost) lost.hidden = !isLost;
    document.body.classList.toggle('lost', isLost);
  }

  function ago(then) {
    const seconds = Math.round((Date.now() - then) / 1000);
    const ahead = seconds < 0;
    const s = Math.abs(seconds);
    const words =
      s < 60 ? s + ' s' : s < 3600 ? Math.round(s / 60) + ' min'
        : s < 172800 ? Math.round(s / 3600) + ' h' : Math.round(s / 86400) + ' days';
    if (s < 3) return 'now';
    return ahead ? 'in ' + words : words + ' ago';
  }

  function tellTimes() {
    for (const time of document.querySelectorAll('time[datetime]')) {
      const then = new Date(time.getAttribute('datetime'));
      if (isNaN(then)) continue;
      const local = then.toLocaleString();
      if (time.title !== local) time.title = local;
      let text = time.textContent;
      if (time.hasAttribute('data-ago')) {
        text = ago(then.getTime());
      } else if (time.dataset.clock) {
        text = time.dataset.clock.startsWith('H') || time.dataset.clock === 'D1'
          ? then.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
          : then.toLocaleDateString([], { month: 'short', day: 'numeric' });
      }
      if (time.textContent !== text) time.textContent = text;
    }
  }

  function refresh() {
    const live = document.getElementById('live');
    if (live && window.htmx) window.htmx.trigger(live, 'moie:refresh');
  }

  document.body.addEventListener('htmx:sseError', function () { tellLost(true); });
  document.body.addEventListener('htmx:sseOpen', function () {
    if (lost && !lost.hidden) {
      tellLost(false);
      refresh();
    }
  });
  // A failed refresh is told by the same words as a lost connection.
  document.body.addEventListener('htmx:sendError', function () { tellLost(true); });
  document.body.addEventListener('htmx:afterSwap', tellTimes);
  document.addEventListener('visibilitychange', function () { if (!document.hidden) refresh(); });

  // A filter begins at the first page again.
  document.addEventListener('input', function (event) {
    const form = event.target.closest ? event.target.closest('#filter') : null;
    const offset = form ? form.querySelector('input[name=offset]') : null;
    if (offset) offset.value = '0';
  }, true);

  const dialog = document.getElementById('confirm');
  document.addEventListener('submit', function (event) {
    const form = event.target;
    const question = form.getAttribute('data-confirm');
    if (!question || !dialog || !dialog.showModal || form.dataset.confirmed) return;
    event.preventDefault();
    document.getElementById('confirm-text').textContent = question;
    dialog.returnValue = 'no';
    dialog.showModal();
    dialog.onclose = function () {
      if (dialog.returnValue === 'yes') {
        form.dataset.confirmed = 'yes';
        for (const button of form.querySelectorAll('button')) button.disabled = true;
        form.submit();
      }
    };
  });

  tellTimes();
  setInterval(tellTimes, 5000);
})();
