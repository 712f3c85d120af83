import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { counted } from "@/domain/words";

const FEW = 3;

export const CodesPanel = ({ left }: { left: number }) => (
  <Panel title="Recovery codes" sub="For the day on which the app or the device is lost. Each works once.">
    {left < FEW ? (
      <Notice
        kind="wait"
        title={left === 0 ? "You have no recovery codes" : `Only ${counted(left, "code")} left`}
      >
        <p>Without them, a lost phone locks you out until somebody of the agency helps.</p>
      </Notice>
    ) : (
      <p>{counted(left, "code")} left.</p>
    )}
    <div className="mt-4">
      <Button href="/me/security/codes">Make new recovery codes</Button>
    </div>
  </Panel>
);
