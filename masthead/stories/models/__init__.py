"""What a newspaper prints: story, section, home, information page, topic and the rows of a story."""

from masthead.stories.models.home import HomePage
from masthead.stories.models.information import InformationPage
from masthead.stories.models.listing import FormerStory, Listing
from masthead.stories.models.memoriam import InMemoriam, Tribute
from masthead.stories.models.parts import Byline, Correction, PublicVersion, StoryTopic
from masthead.stories.models.section import Section
from masthead.stories.models.story import Story
from masthead.stories.models.topic import Topic, TopicSynonym

__all__ = [
    "Byline",
    "Correction",
    "FormerStory",
    "HomePage",
    "InMemoriam",
    "InformationPage",
    "Listing",
    "PublicVersion",
    "Section",
    "Story",
    "StoryTopic",
    "Topic",
    "TopicSynonym",
    "Tribute",
]
