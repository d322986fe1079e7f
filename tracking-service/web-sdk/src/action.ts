import type { Interaction, Metadata } from './types.js';

/** Sources of a `view` that is only an impression. */
const LISTS = ['feed', 'search', 'list'];
const PROFILES = ['artist', 'venue'];
/** What stands in lists. */
export const ITEMS = ['event', 'review', 'ad', 'promotion'];

function says(metadata: Metadata, key: string): boolean {
  const value = metadata[key];
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

function denied(metadata: Metadata, key: string): boolean {
  const value = metadata[key];
  return value === false || (typeof value === 'string' && value.trim().toLowerCase() === 'false');
}

function view(type: string, metadata: Metadata): string {
  if (PROFILES.includes(type)) {
    return 'profile_visit';
  }
  if (type === 'event') {
    const ends = says(metadata, 'duration_seconds') || says(metadata, 'duration');
    if (ends || metadata.source === 'event_modal_close') {
      return 'detail_view_end';
    }
  } else if (!ITEMS.includes(type)) {
    return 'other';
  }
  if (LISTS.includes(String(metadata.source)) || says(metadata, 'viewport_time')) {
    return 'impression';
  }
  return type === 'event' ? 'detail_view' : type === 'review' ? 'review_view' : 'other';
}

function click(type: string): string {
  if (type === 'ticket_link') {
    return 'ticket_click';
  }
  if (PROFILES.includes(type)) {
    return 'profile_visit';
  }
  return type === 'load_more' ? type : ITEMS.includes(type) ? `${type}_click` : 'other';
}

/** What an interaction counts as: the server's table of canonical actions, so that both mean the same by "the same". */
export function actionOf({ event_type: type, entity_type: entity, metadata = {} }: Interaction): string {
  switch (type) {
    case 'view':
      return view(entity, metadata);
    case 'click':
      return click(entity);
    case 'click_ticket':
      return 'ticket_click';
    case 'interest':
      return denied(metadata, 'interested') ? 'interest_removed' : type;
    case 'follow':
      return denied(metadata, 'following') ? 'unfollow' : type;
    case 'like':
      return denied(metadata, metadata.liked == null ? 'is_liked' : 'liked') ? 'unlike' : type;
    case 'search':
      return entity === 'search_results' ? entity : type;
    case 'comment':
      return entity === 'chat' ? 'message' : type;
    case 'form_submit':
      return entity === 'conversion_funnel'
        ? 'funnel_step'
        : entity === 'conversion_funnel_complete'
          ? 'funnel_complete'
          : type;
    case 'identify':
    case 'custom':
      return 'other';
    default:
      return type;
  }
}
