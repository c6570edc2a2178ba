from newsmine.topics.select import sweep


def test_the_sweep_compares_each_size(documents):
    table = sweep(iter(documents), sizes=(2, 3, 5), max_share=0.6)
    assert table["n_topics"].tolist() == [2, 3, 5]
    assert table["npmi"].between(-1, 1).all()
    assert (table["npmi_min"] <= table["npmi"]).all()
    assert table["diversity"].between(0, 1).all()


def test_twice_as_many_topics_as_subjects_are_less_coherent(documents):
    table = sweep(documents, sizes=(3, 6), max_share=0.6).set_index("n_topics")
    assert table.loc[3, "npmi"] > table.loc[6, "npmi"]
