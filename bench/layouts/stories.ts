/** An article of our own about people and places that don't exist. */
export interface Story {
  title: string;
  summary: string;
  authors: string[];
  /** ISO 8601 in UTC. */
  published: string;
  paragraphs: string[];
  language?: string;
}

export const harbour: Story = {
  title: 'Harbour crane stands still as crews wait for a spare part',
  summary: 'Quarrel over who ordered the wrong bearing leaves forty ships outside the mole.',
  authors: ['Mira Tolland', 'Jonas Pell'],
  published: '2024-03-05T06:40:00.000Z',
  paragraphs: [
    'KELP HARBOUR — The largest crane on the northern quay has not moved since Friday, and forty ships now lie outside the mole waiting for a berth.',
    '“We ordered the part in good time, and what came in the crate was for a lift in a hotel,” said Ebba Norling, who runs the quay for the port company.',
    'The supplier sees it differently. Its head of sales, Tomas Wirth, told reporters that the form had been filled in by hand and that “nobody here could read the last digit.”',
    'Two hundred crew members are living on board meanwhile. The seamen’s mission has brought them bread, oranges and a pile of old magazines, according to its chaplain.',
    '“They are polite people, but they ask me every morning whether it is done,” the chaplain, Odile Brant, said. “I have begun to walk the other way round.”',
    'Port officials expect the right bearing on Thursday. Norling said that she would believe it when the hook went up, and not a minute sooner.',
  ],
};

export const orchard: Story = {
  title: 'Growers pull out old pear trees after third late frost',
  summary: 'The co-operative pays for every stump, but some say that the money comes five years too late.',
  authors: ['Hanne Vik'],
  published: '2023-05-17T15:20:00.000Z',
  paragraphs: [
    'In the upper orchards of the Senne valley the chainsaws have been running since Monday. A third late frost in four years took nine pears out of ten.',
    'Growers say that they have no choice. “My grandfather planted these, and I have sold four crates,” said Pieter Aldous, standing between two rows of stumps.',
    'The co-operative pays 40 crowns for each tree that is pulled out before June. Its chairwoman, Lien Mortier, called it “a bandage, and we know that it is one.”',
    'Not everybody takes the money. Greet Sannes, whose orchard lies lower, believes that cider pears will pull through if they are pruned hard and left alone.',
    '“Everyone wants a quick answer from a tree,” she told a meeting of growers on Tuesday night. “A tree has never given me one.”',
    'The ministry of agriculture said in a statement that it was looking at frost insurance for small holdings, and that a bill could be ready by the autumn.',
    'Aldous will plant walnuts. They flower three weeks later, he said, and his daughter likes them.',
  ],
};

export const library: Story = {
  title: 'Night library opens its doors, and nobody wants to go home',
  summary: 'A town of four thousand keeps its reading room open until two in the morning.',
  authors: ['Samir Doyle'],
  published: '2022-11-02T21:05:00.000Z',
  paragraphs: [
    'At half past one in the morning there are still thirty people in the reading room at Orlow, and one of them is asleep on an atlas.',
    'The town council voted in September to keep the library open until two, seven days a week. It costs as much as two street lamps, the treasurer has worked out.',
    '“I thought we would get students,” said the librarian, Vera Lindmark. “We get bakers, nurses, a bus driver and a man who reads only about bees.”',
    'The man is called Anton Kress. He said that he keeps no bees himself and doesn’t intend to, “because then I would have to stop reading.”',
    'Neighbours had worried about noise. The police have been called once, by a visitor who could not find the light switch, a spokeswoman said.',
    'A decision on next year’s budget falls in March. Mayor Paula Renz told the council that she had “never seen so many voters awake at the same time.”',
  ],
};

export const tunnel: Story = {
  title: 'Engineers blame “patient water” for cracks in ring tunnel',
  summary: 'Report finds that a spring was mapped in 1931 and then forgotten.',
  authors: ['Ada Ferrant', 'Kurt Oyen', 'Lise Marr'],
  published: '2024-09-12T10:00:00.000Z',
  paragraphs: [
    'Cracks in the eastern tube of the ring tunnel come from a spring that was drawn on a map in 1931 and on none after it, engineers said on Thursday.',
    'Their report, of 212 pages, speaks of “patient water” that found its way behind the lining over nine winters, and of drains that were never cleaned.',
    '“It is not a disaster, it is a bill,” said Rolf Stannard, who led the inquiry. “But it grows by about a family house every month.”',
    'The road agency accepted the findings. Its director, Nadia Berov, admitted that the old map had hung in a corridor of her own building.',
    'Drivers will lose one lane until the end of next year. Hauliers warned that this would cost them an hour a day, and asked for the night tolls to be dropped.',
    'Opposition members of the county assembly demanded that Berov resign. She replied that she would rather stay and “hold the bucket.”',
    'Work begins on October 1. The spring, the report adds, has excellent water.',
  ],
};

export const school: Story = {
  title: 'School swaps bells for songs, and pupils pick the playlist',
  summary: 'No more ringing between lessons at a secondary school on the coast.',
  authors: ['Bea Holm'],
  published: '2023-01-23T08:15:00.000Z',
  paragraphs: [
    'The bell at Sandvik secondary school has been silent since Christmas. Lessons now end with a song, and pupils choose which one.',
    '“People used to jump. Now they hum,” said the head teacher, Iver Dahl, who had the idea in a dentist’s waiting room.',
    'A committee of six pupils makes the list. Its chair, 16-year-old Noor Hadid, explained that swearing was banned and so was “anything with a flute.”',
    'Not all teachers are happy. One of them, who asked not to be named, said that two minutes of accordion were longer than they sounded.',
    'The parents’ council has asked for a trial until Easter. Most of its members are said to be in favour, as their children now get up in time for the first song.',
    'Dahl says that he will hand the old bell to the fire brigade, which has wanted it since 1974.',
  ],
};

export const ferry: Story = {
  title: 'Last ferry to Skerry island will run on batteries',
  summary: 'Islanders fear the quiet boat more than the winter.',
  authors: ['Tove Ask', 'Milan Brodie'],
  published: '2024-02-19T12:30:00.000Z',
  paragraphs: [
    'The ferry that has taken people to Skerry island since 1968 will be scrapped in April, and a battery boat will take its place, the county said on Monday.',
    'The new boat needs eleven minutes for the crossing and makes no sound. That is what worries the islanders, of whom there are sixty-three.',
    '“We hear the old one coming and put the kettle on,” said Maud Erskine, who keeps the post office. “How shall I know now when the letters come?”',
    'The county’s transport chief, Leon Fabry, promised a horn. He said that it would sound twice at the skerry and once at the pier, “in F sharp, as before.”',
    'Fishermen want to know who pays if the batteries fail in a storm. A tug will stand by during the first winter, Fabry told them.',
    'The old captain, Hugo Stamm, is retiring with his boat. Asked what he would miss, he thought for a while and said: “The noise.”',
  ],
};

export const market: Story = {
  title: 'Covered market to stay shut after roof inspection',
  summary: 'Stallholders move to the car park and complain about the wind.',
  authors: ['Corin Wale'],
  published: '2021-10-08T17:45:00.000Z',
  paragraphs: [
    'The covered market in Old Mercer Street will stay shut until spring after inspectors found that eleven of its forty iron ribs had rusted through.',
    'Eighty stallholders have moved to the car park behind the theatre. “My cheese has never seen so much weather,” said Dolores Quint, who has sold it for thirty years.',
    'The city surveyor, Hamid Rezai, wrote in his report that the roof was “held up mostly by habit.” He recommends that it be taken down and put up again rib by rib.',
    'That would cost nine million. The city has set aside two, and councillor Petra Voss said that the rest would have to come from the region, “or from a miracle.”',
    'Traders asked on Friday for lower rents while they stand outside. The city answered that it would look into it.',
    'A group of architects has offered to draw the plans for nothing. They grew up above the market, they said, and want the smell back.',
  ],
};

export const glacier: Story = {
  title: 'Hut keepers move again as the ice below them shrinks',
  summary: 'For the third time in twenty years a mountain hut is taken apart and carried uphill.',
  authors: ['Gisela Arn'],
  published: '2022-07-29T04:55:00.000Z',
  paragraphs: [
    'Every plank of the Kar hut has a number, because it has been taken apart twice already. This summer it goes uphill for the third time.',
    'The glacier on whose rim it stood has lost eighty metres since 2003. “I have moved house more often than my sister in the city,” said the keeper, Balz Imfeld.',
    'Volunteers carry what mules can’t. The alpine club counts on two hundred of them, and on helicopters for the stove.',
    'Glaciologist Renata Sulik measures the ice twice a year. It will be gone at this height by 2040, she said, “and then the hut can stay where it likes.”',
    'Guides are worried about the path, which crosses loose rock now. The club’s president told members to come in the morning, while the stones are still frozen.',
    'Imfeld has kept one window from the first hut. It looked north then; it will look north again, he promised.',
  ],
};

export const STORIES = [harbour, orchard, library, tunnel, school, ferry, market, glacier];
