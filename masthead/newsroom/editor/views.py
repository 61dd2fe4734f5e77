"""Wagtail's views of a story, with our gate, our autosaves and no way to publish past either."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Media
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from masthead.newsroom.editor import planning, readers
from masthead.newsroom.versions import keep


class Unshown(dict[str, Any]):
    """What is sent of panels and of buttons that the browser has already: nothing."""

    media = Media()


class NoPanels:
    """In the place of the panels where the browser has them."""

    def get_bound_panel(self, **_facts: Any) -> Unshown:
        return Unshown()


class _Newsroom:
    """What writing and editing a story have in common."""

    request: HttpRequest
    page: Any
    form: Any
    edit_handler: Any
    expects_json_response: bool
    next_url: str
    is_writing = False

    def form_valid(self, form: Any) -> HttpResponse:
        """Do what the click says; a refusal that only publication can see is shown in the form."""
        self.is_writing = True
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
                self._after_save(form)
        except ValidationError as refused:
            # Somebody took the address or deleted a photo between the check and the publication.
            form.say_all(refused)
            self._forget_unsaved_page()
            return self.form_invalid(form)
        finally:
            self.is_writing = False
        return self._with_partials(response)

    def render_partials(self) -> str:
        """The parts of the editor that an autosave brings up to date.

        They take most of its time, and are made when it is committed: on SQLite whoever writes would wait for them.
        The form is not among them: Wagtail would describe each of its fields and blocks for the browser all the same.
        """
        if self.is_writing:
            return ""
        self.edit_handler = NoPanels()
        self.form.is_shown = False
        return str(super().render_partials())  # type: ignore[misc]

    def _with_partials(self, response: HttpResponse) -> HttpResponse:
        said = json.loads(response.content) if isinstance(response, JsonResponse) else {}
        return JsonResponse(said | {"html": self.render_partials()}) if "html" in said else response

    def form_invalid(self, form: Any) -> HttpResponse:
        """A publication that was refused is said to be one, in plain words."""
        if not form.is_publishing or self.expects_json_response or getattr(self, "locked_for_user", False):
            return super().form_invalid(form)  # type: ignore[misc]
        words = _("Not published yet: what is missing is said where it is missing.")
        messages.validation_error(self.request, words, form)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def _after_save(self, form: Any) -> None:
        if self.page.pk and self.page.latest_revision_id:
            keep.mark(self.page.latest_revision_id, is_autosave=self.expects_json_response)
        if {"claimed_by", "due_at"} <= form.cleaned_data.keys() and self.page.pk:
            planning.assign(
                self.page,
                to=form.cleaned_data["claimed_by"],
                due_at=form.cleaned_data["due_at"],
                by=self.request.user,
            )

    def _forget_unsaved_page(self) -> None:
        """What was rolled back in the database is taken back in memory too."""

    def redirect_away(self) -> HttpResponse:
        """After publishing or submitting: back to where the editor came from, or to the list of stories."""
        return redirect(self.next_url or reverse("newsroom_stories"))


class StoryCreateView(_Newsroom, CreateView):
    """Writing a new story."""

    def get_page_subtitle(self) -> str:
        return f"{_('Story')}: {self.parent_page.title}"

    def _forget_unsaved_page(self) -> None:
        # The insert was rolled back, but the object in memory still believes in its row.
        self.page.pk = self.page.id = None
        self.page.path, self.page.depth = "", None
        self.page._state.adding = True


class StoryEditView(_Newsroom, EditView):
    """Editing a story."""

    def get_template_names(self) -> list[str]:
        ours = {"wagtailadmin/pages/edit.html": "newsroom/editor/edit.html"}
        return [ours.get(name, name) for name in super().get_template_names()]

    def _forget_unsaved_page(self) -> None:
        self.page.latest_revision = self.latest_revision

    def get_action_menu(self) -> Any:
        """Wagtail's buttons, where they are shown."""
        return super().get_action_menu() if self.form.is_shown else Unshown()

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and what readers have of the story."""
        theirs = super().get_side_panels()
        ours = [] if self.expects_json_response else readers.panels(self.page.pk, self.request)
        return MediaContainer([*theirs, *ours])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.expects_json_response and not self.page.alias_of_id and not self.is_out_of_date:
            self._choose_version_to_write_over()
            # As after Wagtail's own prefetch: it asks for this a dozen times, and an autosave changes nothing of it.
            states = self.page.workflow_states.active().select_related("current_task_state__task")
            self.page._current_workflow_states = list(states)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def _choose_version_to_write_over(self) -> None:
        given = self.request.POST.get("overwrite_revision_id", "")
        asked_for = int(given) if given.isdecimal() else None
        target = keep.continued_by_autosave(self.page, self.request.user, asked_for)
        data = self.request.POST.copy()
        data["overwrite_revision_id"] = str(target or "")
        self.request.POST = data  # type: ignore[assignment]

    def publish_action(self) -> HttpResponse:
        """Publish through the gate; Wagtail's own view calls its action past ``Story.publish``."""
        self.page = self.form.save(commit=not self.page.live)
        self.subscription.save()
        revision = self.page.save_revision(
            user=self.request.user, log_action=True, previous_revision=self.previous_revision
        )
        response = self.run_hook("before_publish_page", self.request, self.page)
        if response:
            return response
        revision.publish(
            user=self.request.user,
            changed=self.has_content_changes,
            previous_revision=self.previous_revision,
            skip_permission_checks=True,
        )
        if self.has_content_changes and "comments" in self.form.formsets:
            changes = self.get_commenting_changes()
            self.log_commenting_changes(changes, revision)
            self.send_commenting_notifications(changes)
        self.page = self.page_class.objects.get(pk=self.page.pk)
        keep.prune(self.page)
        response = self.run_hook("after_publish_page", self.request, self.page)
        return response or self._say_published()

    def _say_published(self) -> HttpResponse:
        messages.success(
            self.request,
            _("“%(headline)s” is published.") % {"headline": self.page.title},
            buttons=[self.get_view_live_message_button(), self.get_edit_message_button()],
        )
        response = self.run_hook("after_edit_page", self.request, self.page)
        return response or self.redirect_away()


class StoryRevertView(StoryEditView, RevisionsRevertView):
    """Restoring an older version: it becomes the draft, or is published through the gate."""


class StoryWithdrawView(UnpublishView):
    """Withdrawing a story; Wagtail's own view calls its action past ``Story.unpublish``."""

    page_title = gettext_lazy("Withdraw")
    template_name = "newsroom/editor/confirm_withdraw.html"

    def get_success_message(self) -> str:
        return _("“%(headline)s” is withdrawn. Its address answers readers that it was.") % {
            "headline": self.object.title
        }

    def get_next_url(self) -> str:
        return str(super().get_next_url() if self.request.GET.get("next") else reverse("newsroom_stories"))

    def unpublish(self) -> HttpResponse | None:
        hook_response = self.run_hook("before_unpublish_page", self.request, self.object)
        if hook_response is not None:
            return hook_response
        self.object.unpublish(user=self.request.user)
        return self.run_hook("after_unpublish_page", self.request, self.object)


class StoryWorkflowActionView(WorkflowActionView):
    """Approving from the home page: what the gate refuses is told, and nothing is approved."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            self.redirect_url = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return redirect(self.redirect_url)
        return response
