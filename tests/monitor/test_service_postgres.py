"""What the service promises when several machines share one PostgreSQL."""

from threading import Thread

import pytest

from monitor.deliveries import deliver_all, enqueue
from monitor.schedule import due_now
from monitor.service import AlreadyRunning, make_scheduler, only_one
from tests.monitor.home import NOW, alert, crawl, opened, subscriber
from tests.monitor.postbox import postbox
from tests.postgres import postgresql

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def database_url():
    with postgresql() as url:
        yield url


@pytest.fixture(autouse=True)
def shared_database(database_url, monkeypatch):
    monkeypatch.setenv("KONZEPTMONITOR_DATABASE_URL", database_url)


def test_two_homes_on_one_database_have_one_service(tmp_path):
    with opened(tmp_path / "a") as one, opened(tmp_path / "b") as other:
        with only_one(one), pytest.raises(AlreadyRunning, match="on this database"), only_one(other):
            pass
        with only_one(other):  # free again
            pass


def test_workers_that_deliver_at_once_send_each_mail_once(tmp_path):
    with postbox() as box, opened(tmp_path, f'[alerts]\nsmtp_url = "{box.url}"\n') as store:
        with store.session() as session:
            subscriber(session)
            for ags in ("03991", "03992"):
                first = crawl(session, ags, baseline=True)
                enqueue(session, [alert(session, first, baseline=True)], first, NOW)
            run = crawl(session)
            enqueue(session, [alert(session, run) for _ in range(20)], run, NOW)
            assert due_now(session, NOW, store.settings) == []
        workers = [Thread(target=deliver_all, args=(store, NOW)) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    assert len(box.mails) == len({mail["Message-ID"] for mail in box.mails}) == 21


def test_the_scheduler_keeps_its_jobs_there_too(tmp_path):
    with opened(tmp_path) as store:
        scheduler = make_scheduler(store)
        scheduler.start(paused=True)
        assert sorted(job.id for job in scheduler.get_jobs()) == ["crawl", "deliver"]
        scheduler.shutdown()
