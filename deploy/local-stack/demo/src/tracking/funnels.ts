import { ConversionFunnelService, type Captured, type Tracking } from '@synth/tracking';

type Step = 'click' | 'view_details' | 'interest' | 'ticket_click';

function stepOf({ event_type, entity_type, metadata = {} }: Captured): Step | null {
  if (event_type === 'click') {
    return entity_type === 'event' ? 'click' : entity_type === 'ticket_link' ? 'ticket_click' : null;
  }
  if (event_type === 'view' && entity_type === 'event' && metadata.source === 'event_modal') {
    return 'view_details';
  }
  return event_type === 'interest' && metadata.interested === true ? 'interest' : null;
}

/** The funnel of each concert, by what is captured anyway: from its impression to the click on its tickets. */
export function followFunnels(tracking: Tracking): void {
  tracking.on('captured', (interaction) => {
    const { entity_id: event } = interaction;
    if (!event || (interaction.entity_type !== 'event' && interaction.entity_type !== 'ticket_link')) {
      return;
    }
    const { userId, anonymousId } = tracking.subject();
    const viewer = userId ?? anonymousId;
    if (interaction.event_type === 'impression') {
      ConversionFunnelService.startFunnel(event, viewer);
      return;
    }
    const step = stepOf(interaction);
    if (step) {
      ConversionFunnelService.trackFunnelStep(event, viewer, step);
    }
    if (step === 'ticket_click') {
      ConversionFunnelService.completeFunnel(event, viewer);
    }
  });
}
